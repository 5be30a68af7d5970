/** What a PDF of Chromium's has on each page: its words, and its pictures by what stands for them. No more of PDF than that. */
import { inflateSync } from 'node:zlib';

export interface Sheet {
  /** The words in the order in which they are drawn, without any space: PDF places words, and does not part them. */
  text: string;
  /** What stands for each picture that is drawn there (`alt`). */
  pictures: string[];
  /** Where its links lead, outside of the paper. */
  links: string[];
}

/** Words as `Sheet.text` has them. */
export const unspaced = (text: string): string => text.replace(/\s+/g, '');

type Objects = Map<number, { head: string; body: () => string }>;

/** @param pdf tagged: only then it says what its pictures are */
export function sheetsOf(pdf: Buffer): Sheet[] {
  const raw = pdf.toString('latin1');
  const objects: Objects = new Map();
  for (const [, id, content] of raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    const [head = '', ...rest] = content!.split(' stream\n');
    const stream = rest.join(' stream\n').replace(/\nendstream$/, '');
    objects.set(Number(id), {
      head,
      body: () =>
        head.includes('/FlateDecode')
          ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
          : stream,
    });
  }
  const head = (id: number): string => objects.get(id)?.head ?? '';
  const fonts = new Map<number, (codes: string) => string>();
  const reader = (id: number): ((codes: string) => string) => {
    if (!fonts.has(id)) fonts.set(id, lettersOf(objects, head(id)));
    return fonts.get(id)!;
  };

  const pages = leaves(head, Number(/\/Pages (\d+) 0 R/.exec(raw)?.[1]));
  const pictures = new Map<number, string[]>(pages.map((page) => [page, []]));
  for (const { head: entry } of objects.values()) {
    const alt =
      /\/S \/Figure[\s\S]*\/Alt <FEFF([0-9A-F]*)>/.exec(entry)?.[1] ?? /\/Alt \((.*)\)/.exec(entry)?.[1];
    const page = Number(/\/Pg (\d+) 0 R/.exec(entry)?.[1]);
    if (alt) pictures.get(page)?.push(/^[0-9A-F]+$/.test(alt) ? utf16(alt) : alt);
  }
  return pages.map((page) => {
    const entry = head(page);
    const list = /\/Font <<([^>]*)>>/.exec(entry)?.[1] ?? '';
    const named = new Map(
      [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [name!, Number(id)]),
    );
    const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(entry)?.[1]))!.body();
    let read = (_: string): string => '';
    let text = '';
    for (const [, font, codes] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-F]*)> ?Tj/g)) {
      if (font !== undefined) read = reader(named.get(font)!);
      else text += read(codes!);
    }
    const annotations = /\/Annots \[([^\]]*)\]/.exec(entry)?.[1] ?? '';
    const links = [...annotations.matchAll(/(\d+) 0 R/g)].flatMap(
      ([, id]) => /\/URI \((.*)\)>>/.exec(head(Number(id)))?.[1] ?? [],
    );
    return { text: unspaced(text), pictures: pictures.get(page)!, links };
  });
}

/** The pages below a node of the tree of pages, in order. */
function leaves(head: (id: number) => string, node: number): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(head(node))?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, id]) => leaves(head, Number(id)));
}

/** A font's way from the codes that are drawn to letters. */
function lettersOf(objects: Objects, font: string): (codes: string) => string {
  const map = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]))?.body() ?? '';
  const letters = new Map<number, string>();
  for (const [, block] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code, letter] of block!.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(parseInt(code!, 16), utf16(letter!));
  for (const [, block] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from, to, letter] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = parseInt(from!, 16); code <= parseInt(to!, 16); code++)
        letters.set(code, String.fromCharCode(parseInt(letter!, 16) + code - parseInt(from!, 16)));
  const digits = font.includes('/Identity-H') ? 4 : 2;
  return (codes) =>
    (codes.match(new RegExp(`.{${digits}}`, 'g')) ?? [])
      .map((code) => letters.get(parseInt(code, 16)) ?? '')
      .join('');
}

/** Hex of UTF-16 as a string. */
const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
