const formats: Record<'hour' | 'day' | 'week', Intl.DateTimeFormatOptions> = {
  hour: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  week: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  },
};

/** A moment (ms of the epoch) as the viewer's locale writes it, as exact as a range of so many hours is read. */
export function formatMoment(at: number, hours: number): string {
  let format = formats.week;
  if (hours <= 24) {
    format = hours <= 1 ? formats.hour : formats.day;
  }
  return new Intl.DateTimeFormat(undefined, format).format(at);
}
