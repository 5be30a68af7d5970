/**
 * Scripts that are fetched when they are first wanted. What did not load a browser asks for again; what came garbled it
 * keeps, and what is on its way it does not ask for twice: both come anew only with the page.
 */
let pending = 0;
let garbled = false;

export async function script<Module>(load: () => Promise<Module>): Promise<Module> {
  pending++;
  try {
    return await load();
  } catch (error) {
    // Browsers say in one way that they could not fetch a module; anything else is a fault in what came.
    garbled ||= !(error instanceof TypeError && /module/i.test(error.message));
    throw error;
  } finally {
    pending--;
  }
}

/** Whether a script stays away until the page is loaded anew. */
export const isGarbled = (): boolean => garbled;

/** Whether only a page that is loaded anew asks for all that is missing. */
export const wantsNewPage = (): boolean => garbled || pending > 0;
