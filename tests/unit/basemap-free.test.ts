/** The free map's limits, as MapLibre is given them. */
import { LngLat } from 'maplibre-gl';
import type { Map as GlMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { deepestAt } from '../../src/map/basemap.ts';
import { FreeMap } from '../../src/map/free.ts';
import type { Camera } from '../../src/scene/types.ts';

type Constrain = (center: LngLat, zoom: number) => { center: LngLat; zoom: number };

/** Just so much of a map as is asked here: it stands where it was put, and says what it was told. */
function standIn(at: [number, number], zoom: number) {
  const heard: Record<string, () => void> = {};
  const gesture = () => {
    const it = { on: false, enable: () => void (it.on = true), disable: () => void (it.on = false) };
    return { ...it, enable: it.enable, disable: it.disable, isOn: () => it.on, disableRotation() {} };
  };
  const gestures = {
    dragPan: gesture(),
    scrollZoom: gesture(),
    touchZoomRotate: gesture(),
    doubleClickZoom: gesture(),
    keyboard: gesture(),
  };
  const canvas = { tabIndex: -1 };
  const container = { style: { touchAction: '' } };
  let constrain: Constrain | null = null;
  let [center, now] = [new LngLat(...at), zoom];
  const map = {
    ...gestures,
    on: (name: string, listener: () => void) => (heard[name] = listener),
    stop: () => heard.moveend!(),
    getCenter: () => center,
    getZoom: () => now,
    getMaxZoom: () => 12,
    getMinZoom: () => -2,
    getPadding: () => ({ top: 1, right: 2, bottom: 3, left: 4 }),
    getCanvas: () => canvas,
    getCanvasContainer: () => container,
    setTransformConstrain: (it: Constrain | null) => (constrain = it),
    isZooming: () => false,
    jumpTo(to: { center?: [number, number]; zoom: number }) {
      if (to.center) center = new LngLat(...to.center);
      ({ center, zoom: now } = constrain?.(center, to.zoom) ?? { center, zoom: to.zoom });
      heard.move!();
      heard.moveend!();
      return map;
    },
    redraw: () => map,
  };
  return {
    map: map as unknown as GlMap,
    gestures: Object.values(gestures),
    canvas,
    container,
    limits: (lon: number, lat: number, to: number) => constrain!(new LngLat(lon, lat), to),
    get constrained() {
      return constrain !== null;
    },
  };
}

const camera = (center: [number, number], zoom: number): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
});

describe('the free map', () => {
  it('is the reader’s only while it is on', () => {
    const { map, gestures, canvas, container, ...its } = standIn([130, 42], 6);
    const free = new FreeMap(map, deepestAt, []);
    const state = () => [canvas.tabIndex, container.style.touchAction, gestures.map((one) => one.isOn())];
    const before = state();
    expect(before).toEqual([-1, '', gestures.map(() => false)]);
    free.set(() => {});
    expect(state()).toEqual([0, 'none', gestures.map(() => true)]);
    free.set(null);
    expect(state()).toEqual(before);
    expect(its.constrained).toBe(false);
  });

  it('goes as deep as the basemap holds, and zooms out where it leaves it', () => {
    const free = standIn([130, 42], 6);
    new FreeMap(free.map, deepestAt, []).set(() => {});
    expect(free.limits(130, 42, 15).zoom).toBe(deepestAt([130, 42]));
    expect(free.limits(-100, 40, 9).zoom).toBe(deepestAt([-100, 40]));
    expect(free.limits(-100, 40, 3).zoom).toBe(3);
  });

  it('goes closer where a place does, and where it was put, and not far around', () => {
    const spot = { at: [37.62, 55.75] as [number, number], zoom: 11 };
    const it_ = standIn([130, 42], 6);
    const free = new FreeMap(it_.map, () => 6, [spot]);
    free.set(() => {});
    expect(it_.limits(37.6, 55.7, 15).zoom).toBe(11);
    expect(it_.limits(37.6, 57.5, 15).zoom).toBe(6);
    free.moveTo(camera([10, 50], 9));
    expect(it_.map.getZoom()).toBe(9);
    expect(it_.limits(10.1, 50, 15).zoom).toBe(9);
    expect(it_.limits(14, 50, 15).zoom).toBe(6);
  });

  it('keeps the planet’s size as the smallest, and the poles away', () => {
    const free = standIn([130, 42], 6);
    new FreeMap(free.map, deepestAt, []).set(() => {});
    expect(free.limits(0, 0, -1).zoom).toBeCloseTo(1, 9);
    expect(free.limits(0, 60, -1).zoom).toBeCloseTo(0, 9);
    expect(Math.abs(free.limits(0, 89, 3).center.lat)).toBeLessThan(87);
  });

  it('says where the reader takes it, and nothing of where it is put', () => {
    const { map } = standIn([130, 42], 6);
    const free = new FreeMap(map, deepestAt, []);
    const said: [Camera, boolean][] = [];
    free.set((...one) => said.push(one));
    free.moveTo(camera([120, 40], 5));
    expect(said).toEqual([]);
    free.zoomBy(1, true);
    const padding = { top: 1, right: 2, bottom: 3, left: 4 };
    expect(said).toEqual([true, false].map((moving) => [{ ...camera([120, 40], 6), padding }, moving]));
  });
});
