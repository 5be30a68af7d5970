/** Turns the frameworks' recipes into scripts that a browser runs. */
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';
import ts from 'typescript';
import { build, type Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** @returns one module that mounts the component in #app */
export async function sveltePage(component: string): Promise<string> {
  const modules: Record<string, string> = {
    'virtual:app': `import { mount } from 'svelte';
      import App from 'virtual:component';
      mount(App, { target: document.getElementById('app') });`,
    'virtual:component': compile(component, { generate: 'client' }).js.code,
  };
  const virtual: Plugin = {
    name: 'virtual',
    resolveId: (id) => (id in modules ? `\0${id}` : null),
    load: (id) => modules[id.slice(1)] ?? null,
  };
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [virtual],
    build: { write: false, minify: false, rollupOptions: { input: 'virtual:app' } },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the Svelte recipe came to no script');
  return chunk.code;
}

/** React as far as the recipe uses it. */
const STAND_IN = `
  const effects = [];
  export const useEffect = (effect) => void effects.push(effect);
  export function jsx(type, { children, ...attributes }) {
    const element = document.createElement(type);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...[children ?? []].flat());
    return element;
  }
  export { jsx as jsxs };
  export function show(Component) {
    document.getElementById('app').append(Component());
    for (const effect of effects) effect();
  }`;

/** @returns app.js, and react.js which stands for react and react/jsx-runtime */
export function reactPage(component: string): Record<string, string> {
  const { outputText } = ts.transpileModule(component, {
    fileName: 'recipe.tsx',
    compilerOptions: {
      jsx: ts.JsxEmit.ReactJSX,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  return {
    'react.js': STAND_IN,
    'app.js': `${outputText}\nimport { show } from 'react'; show(ArmoredTrain);`,
  };
}
