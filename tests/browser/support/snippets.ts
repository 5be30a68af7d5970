/** What an editor pastes, by door. */
export type Door = 'loader' | 'frame' | 'element';

export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

export const snippets = (url: string, options = ''): Record<Door, string> => ({
  loader: `<a href="${url}/">The Armored Train, a story on a map</a><script async src="${url}/embed.js" ${options}></script>`,
  frame: `<iframe src="${url}/embed/${options}" sandbox="${SANDBOX}" width="100%" height="600" title="The Armored Train"></iframe>`,
  element: `<script type="module" src="${url}/armored-train.js"></script><armored-train-story ${options}></armored-train-story>`,
});
