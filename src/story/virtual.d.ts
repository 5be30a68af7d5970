/** The story, read, checked and joined by vite-plugin.ts; one module for each language (en, es, ko, ru). */
declare module 'virtual:story/*' {
  const story: import('./types.ts').Story;
  export default story;
}

/** The same for a page that holds its text already (lean.ts). */
declare module 'virtual:lean/*' {
  const story: import('./types.ts').Story;
  export default story;
}
