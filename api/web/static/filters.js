// Keeps addresses short: a filter that was left empty does not go into the address.

const form = document.getElementById("filters");
const inputs = () => [...form.querySelectorAll("input[name]")];

form?.addEventListener("submit", () => {
  inputs().filter((input) => input.value.trim() === "").forEach((input) => { input.disabled = true; });
});

// Coming back with the browser's own cache must find the fields usable again.
addEventListener("pageshow", () => {
  if (form) inputs().forEach((input) => { input.disabled = false; });
});
