/** The share image's size, CSS pixels: what chats and social networks cut nothing from. */
export const SHARE = { width: 1200, height: 630 } as const;
