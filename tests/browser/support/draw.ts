/** How much of the live map's picture is painted; each runs in the page before its own scripts. See `OpenOptions.draw`. */
export const DRAW = {
  none: `for (const name of ['drawElements', 'drawArrays']) WebGL2RenderingContext.prototype[name] = () => {};`,
  plain: `{
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (type, options) {
      return getContext.call(this, type, options && { ...options, antialias: false });
    };
  }`,
  full: '',
};
