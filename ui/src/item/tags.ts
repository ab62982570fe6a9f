/** Tags as they are typed: a comma separates them, everywhere. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\u3001\uff0c\u060c]/u)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];
