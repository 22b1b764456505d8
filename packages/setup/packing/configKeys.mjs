import ts from 'typescript';

/**
 * Every key that a `config.d.ts` describes.
 *
 * @param text the file
 * @returns `{path, visibility, described}` each; in a path `[]` stands for the items of a list, `*` for the values of a
 * record. Types that are imported are not looked into.
 */
export function configKeys(text) {
  const source = ts.createSourceFile(
    'config.d.ts',
    text,
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(
    statement =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Config',
  );
  return config ? keysOfMembers(config.members, []) : [];
}

function keysOfMembers(members, path) {
  return members.flatMap(member => {
    if (ts.isIndexSignatureDeclaration(member)) {
      return keysOfType(member.type, [...path, '*']);
    }
    const own = [...path, member.name.text];
    const tags = ts.getJSDocTags(member);
    const visibility = tags
      .find(tag => tag.tagName.text === 'visibility')
      ?.comment?.trim();
    return [
      {
        path: own.join('.'),
        visibility,
        described: ts
          .getJSDocCommentsAndTags(member)
          .some(({ comment }) => comment),
      },
      ...keysOfType(member.type, own),
    ];
  });
}

function keysOfType(type, path) {
  if (type === undefined) {
    return [];
  }
  if (ts.isTypeLiteralNode(type)) {
    return keysOfMembers(type.members, path);
  }
  if (ts.isArrayTypeNode(type)) {
    return keysOfType(type.elementType, [...path, '[]']);
  }
  if (ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array') {
    return keysOfType(type.typeArguments[0], [...path, '[]']);
  }
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    return type.types.flatMap(arm => keysOfType(arm, path));
  }
  return [];
}
