import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = readFileSync(join(root, 'src/doors/public-types.d.ts'), 'utf8');
const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};
const box = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(box, { recursive: true }));

const libraries = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of a file, one sentence each; nothing of what is wrong elsewhere is left out. */
function faults(name: string, source: string, options: ts.CompilerOptions): string[] {
  const file = join(name.startsWith('/') ? '' : box, name);
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  // The same libraries for every program.
  const read: typeof parse = (path, target) => {
    if (!path.includes('/node_modules/typescript/lib/')) return parse(path, target);
    if (!libraries.has(path)) libraries.set(path, parse(path, target));
    return libraries.get(path);
  };
  host.getSourceFile = (path, target) =>
    path === file ? ts.createSourceFile(path, source, target) : read(path, target);
  const exists = host.fileExists.bind(host);
  host.fileExists = (path) => path === file || exists(path);
  const program = ts.createProgram([file, ...globals(options)], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** Declarations that a program in this repository has from tsconfig.json. */
const globals = (options: ts.CompilerOptions): string[] =>
  options.allowImportingTsExtensions
    ? ['src/story/virtual.d.ts', 'src/fonts/virtual.d.ts'].map((path) => join(root, path))
    : [];

describe('the types of the package', { timeout: 60_000 }, () => {
  writeFileSync(
    join(box, 'package.json'),
    JSON.stringify({ name: 'consumer', type: 'module', dependencies: { 'armored-train': '*' } }),
  );
  // As npm unpacks it, by the package's own `exports`.
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    exports: { '.': { types: string; default: string } };
  };
  const at = join(box, 'node_modules', manifest.name);
  ts.sys.createDirectory(join(box, 'node_modules'));
  ts.sys.createDirectory(at);
  ts.sys.createDirectory(dirname(join(at, manifest.exports['.'].types)));
  writeFileSync(join(at, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(at, manifest.exports['.'].types), packed);

  it('let a consumer write this, with nothing else installed', () => {
    const source = `
      import 'armored-train';
      import type { Scene } from 'armored-train';
      const element = document.querySelector('armored-train-story')!;
      element.goTo('khasan');
      element.openPlace('khasan');
      element.closePlace();
      element.progress = 3;
      void element.ready.then(() => element.scene?.camera.center[0].toFixed(2));
      const scene: Scene | null = element.scene;
      const zoom: number | undefined = element.map?.getZoom();
      const painter: 'maplibre' | 'svg' | null = element.painter;
      const titles: string[] = element.chapters.map(({ title }) => title);
      element.addEventListener('chapterchange', ({ detail }) => console.log(detail.id, detail.index + 1));
      element.addEventListener('modechange', ({ detail: { mode } }) => mode === 'steps');
      element.addEventListener('click', (event) => event.preventDefault());
      const made: HTMLElement = document.createElement('armored-train-story');
      console.log(scene, zoom, painter, titles, made);
    `;
    expect(faults('consumer.ts', source, strict)).toEqual([]);
  });

  it.each([
    ['element.goTo(3)', "'number' is not assignable to parameter of type 'string'"],
    ['element.progress = "x"', "'string' is not assignable to type 'number'"],
    ['element.scene = null', 'read-only'],
    ['element.addEventListener("chapterchange", ({ detail }) => detail.nothing)', "'nothing' does not exist"],
  ])('refuse %s', (line, why) => {
    const source = `import 'armored-train'; const element = document.querySelector('armored-train-story')!; ${line};`;
    expect(faults('wrong.ts', source, strict).join('\n')).toContain(why);
  });
});

describe('the types and the class', { timeout: 60_000 }, () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);

  /** The class beside a version of the types, in one program; their claims on the tag's name would meet there. */
  const disagreements = (types: string): string[] => {
    const file = join(box, 'types.d.ts');
    writeFileSync(file, types.replace(/declare global \{[^]*$/, ''));
    const source = `
      import type * as Packed from '${file.replace(/\.d\.ts$/, '')}';
      import { ArmoredTrainStory as Own } from './src/doors/element.ts';
      import type { StoryEventMap } from './src/doors/events.ts';
      import type { Scene } from './src/scene/types.ts';
      type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
      type Named<Agrees, What> = Agrees extends true ? 'same' : What;
      type Flat<T> = { [K in keyof T]: T[K] };
      // A map is promised in part only.
      type Rest<T> = Flat<Omit<T, keyof HTMLElement | 'map' | 'addEventListener' | 'removeEventListener' | 'scene'>>;
      export const agree: {
        members: Named<Same<keyof Own, keyof Packed.ArmoredTrainStory>, 'members'>;
        types: Named<Same<Rest<Own>, Rest<Packed.ArmoredTrainStory>>, 'types'>;
        events: Named<Same<Flat<StoryEventMap>, Flat<Packed.StoryEventMap>>, 'events'>;
        map: Named<Own['map'] extends Packed.StoryMap | null ? true : false, 'map'>;
        scene: Named<Scene extends Packed.Scene ? (Packed.Scene extends Scene ? true : false) : false, 'scene'>;
        sceneKeys: Named<Same<keyof Scene, keyof Packed.Scene>, 'scene'>;
      } = { members: 'same', types: 'same', events: 'same', map: 'same', scene: 'same', sceneKeys: 'same' };
    `;
    return faults(join(root, 'agreement.ts'), source, options);
  };

  it('agree', () => expect(disagreements(packed)).toEqual([]));

  it.each([
    [
      'a method that the class has not',
      'closePlace(): void;',
      'closePlace(): void; dance(): void;',
      'members',
    ],
    ['another parameter', 'goTo(chapterId: string)', 'goTo(chapterId: number)', 'types'],
    ['another event', 'CustomEvent<{ mode:', 'CustomEvent<{ modus:', 'events'],
    ['a part of the scene that is gone', '  look: boolean;\n', '', 'scene'],
  ])('do not agree with %s', (_, from, to, what) => {
    const changed = packed.replace(from, to);
    expect(changed).not.toBe(packed);
    expect(disagreements(changed).join('\n')).toContain(`"${what}"`);
  });
});
