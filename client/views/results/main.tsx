// Where the results view begins.

import { render } from "preact";
import type { Slab } from "../../../runtime/python/inspection.ts";
import { fields } from "../../../runtime/python/untrusted.ts";
import { openChannel } from "../channel.ts";
import { App } from "./app.tsx";
import { type Desk, DeskContext } from "./desk.ts";
import { place as scrollPlace } from "./following.ts";
import { Memory } from "./memory.ts";
import { type FromView, parseToView, type ToView } from "./messages.ts";
import { entriesToSave, savedEntries } from "./saved.ts";
import { nothing, type Shown, withMessage } from "./shown.ts";
import { Slabs } from "./slabs.ts";

const channel = openChannel<FromView, ToView>(parseToView);
const { slabs: savedSlabs, choices } = fields(channel.saved);
const ask = (request: number, id: string, slab: Slab) => channel.send({ kind: "slab", request, id, slab });
// Numbers come from the clock, so that an answer to a page that is gone is none to this one.
const slabs = new Slabs(ask, Date.now() * 1000);
slabs.restore(savedSlabs);
const memory = new Memory(choices, () => saveSoon());
const listeners = document.body.appendChild(document.createElement("div"));
listeners.className = "spoken";
listeners.setAttribute("aria-live", "polite");
const desk: Desk = {
  slabs,
  memory,
  send: (message) => channel.send(message),
  say: (text) => {
    listeners.textContent = text;
  },
};

// What was saved is there at once; what the extension knows takes its place.
let shown: Shown = { ...nothing, entries: savedEntries(channel.saved) };
let revealed: { readonly id: string } | null = null;
let notice: { readonly text: string } | null = null;
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

channel.listen((message) => {
  if (message.kind === "slab") {
    slabs.answer(message.request, message.values);
    saveSoon();
    return;
  }
  if (message.kind === "reveal") revealed = { id: message.id };
  if (message.kind === "notice") notice = { text: message.text };
  if (message.kind === "head") sayEnd(message);
  shown = withMessage(shown, message);
  if (message.kind === "all" || message.kind === "removed") {
    memory.keepOnly(new Set([scrollPlace, ...shown.entries.map(({ id }) => id)]));
  }
  drawSoon();
  saveSoon();
});
draw();
channel.send({ kind: "ready" });

/** Many messages are drawn at once. */
function drawSoon(): void {
  if (frame === undefined) frame = requestAnimationFrame(draw);
}

function draw(): void {
  frame = undefined;
  const onNoticed = () => {
    notice = null;
    drawSoon();
  };
  render(
    <DeskContext.Provider value={desk}>
      <App shown={shown} revealed={revealed} notice={notice} onNoticed={onNoticed} />
    </DeskContext.Provider>,
    document.getElementById("root")!,
  );
}

function saveSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    channel.save({
      entries: entriesToSave(shown.entries, 600_000),
      choices: memory.save(),
      slabs: slabs.save(32_000),
    });
  }, 200);
}

function sayEnd({ id, head }: Extract<ToView, { readonly kind: "head" }>): void {
  const before = shown.entries.find((entry) => entry.id === id)?.head.state;
  if (before !== "running" || head.state === "running") return;
  desk.say(`${head.title}: ${head.state === "done" ? "done" : head.state}`);
}
