// One tab stop for each timeline: arrow keys move along and between its lanes (roving tabindex).
// Without this script every mark is an ordinary link.

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/** @param {Element} mark */
function middle(mark) {
  const box = mark.getBoundingClientRect();
  return box.left + box.width / 2;
}

/** @param {Element[]} marks @param {number} x */
function nearest(marks, x) {
  return marks.reduce((best, mark) =>
    Math.abs(middle(mark) - x) < Math.abs(middle(best) - x) ? mark : best);
}

/** The mark that a key leads to from another one; lanes hold their marks in the order of time. */
function target(lanes, current, key) {
  const row = lanes.findIndex((lane) => lane.includes(current));
  const lane = lanes[row];
  const place = lane.indexOf(current);
  switch (key) {
    case "ArrowLeft": return lane[Math.max(0, place - 1)];
    case "ArrowRight": return lane[Math.min(lane.length - 1, place + 1)];
    case "ArrowUp": return row > 0 ? nearest(lanes[row - 1], middle(current)) : current;
    case "ArrowDown": return row + 1 < lanes.length ? nearest(lanes[row + 1], middle(current)) : current;
    case "Home": return lane[0];
    default: return lane[lane.length - 1];
  }
}

/** @param {Element} timeline */
function rove(timeline) {
  const lanes = [...timeline.querySelectorAll(".lane")]
    .map((lane) => [...lane.querySelectorAll("a")])
    .filter((lane) => lane.length > 0);
  const marks = lanes.flat();
  if (marks.length === 0) return;
  const stop = (chosen) =>
    marks.forEach((mark) => mark.setAttribute("tabindex", mark === chosen ? "0" : "-1"));
  stop(marks[0]);
  timeline.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a");
    if (marks.includes(mark)) stop(mark);
  });
  timeline.addEventListener("keydown", (event) => {
    const mark = event.target.closest("a");
    if (!KEYS.has(event.key) || !marks.includes(mark) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    target(lanes, mark, event.key).focus();
  });
}

document.querySelectorAll("[data-timeline]").forEach(rove);
