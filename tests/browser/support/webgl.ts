/** Runs in the page before its own scripts: a browser that has no WebGL. */
export const NO_WEBGL = `{
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (type, options) {
    return /webgl/.test(type) ? null : getContext.call(this, type, options);
  };
}`;
