// The few words that must be readable without the app. All others are in the app's own catalogue.

export const texts = {
  load: {
    title: "Circlebook could not be loaded",
    what: "A part of the page did not arrive. Check the connection, then load the page again.",
  },
  start: {
    title: "Circlebook could not start",
    what: "The page arrived, but this browser could not run it. Update the browser or try another device.",
  },
  panic: {
    title: "Circlebook has stopped",
    what: "An error in Circlebook stopped it. What was shown as saved is safe; what you typed since then may not be.",
  },
  records: "Your records are still in this browser. You can save them all as a rescue file now and open that file in Circlebook later. It holds everything, readable by anyone who has it: keep it safe.",
  rescue: "Save a rescue file",
  reload: "Load the page again",
  update: "Load the new version",
  saved: (name) => `Saved as ${name}.`,
  snapshot: (name) => `The book itself could not be read, so its latest snapshot was saved as ${name}. Open that file in Circlebook. Closing other tabs of Circlebook and trying again may give the whole book.`,
  nothing: "There are no records in this browser.",
  unreadable: "The records could not be read. Close other tabs of Circlebook, load the page again, then try once more.",
};
