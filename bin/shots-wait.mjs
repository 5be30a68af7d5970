// Runs in the page: waits until the live map has drawn all that its view needs.

/** Twenty seconds at most; at once where there is no live map. @param tag the element's name */
export async function mapStands(tag) {
  const { map } = document.querySelector(tag);
  const until = performance.now() + 20_000;
  // Twice: what a view needs of the basemap is asked for when the map has come to it, and it is idle until that comes.
  for (let time = 0; map && time < 2; time++) {
    await new Promise((done) => {
      setTimeout(done, until - performance.now());
      map.once('idle', done);
      map.triggerRepaint();
    });
    await new Promise((done) => setTimeout(done, 300));
  }
}
