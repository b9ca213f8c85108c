// Where the exercise view begins.

import { render } from "preact";
import { openChannel } from "../channel.ts";
import { ExerciseView } from "./exerciseView.tsx";
import { type FromView, type Page, parseToView, type ToView } from "./messages.ts";

const channel = openChannel<FromView, ToView>(parseToView);
let shown: Page | null = null;

channel.listen(({ page }) => {
  if (page.id !== shown?.id) {
    window.scrollTo(0, 0);
    channel.save({ id: page.id });
  }
  shown = page;
  draw(page);
});
channel.send({ kind: "ready" });

function draw(page: Page): void {
  render(
    <ExerciseView key={page.id} page={page} send={(message) => channel.send(message)} />,
    document.getElementById("root")!,
  );
}
