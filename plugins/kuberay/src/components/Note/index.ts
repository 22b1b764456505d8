export { Note, type NoteProps, type NoteSeverity } from './Note';
