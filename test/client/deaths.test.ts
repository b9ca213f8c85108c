import { expect, test } from "vitest";
import { Deaths } from "../../client/deaths.ts";

test("the fifth death within three minutes is one too many", () => {
  const deaths = new Deaths(5, 180_000);
  expect([0, 10, 20, 30, 40].map((now) => deaths.more(now))).toEqual([true, true, true, true, false]);
});

test("a death long ago no longer counts", () => {
  const deaths = new Deaths(2, 180_000);
  expect([0, 180_000, 180_001].map((now) => deaths.more(now))).toEqual([true, true, false]);
});

test("forgetting begins anew", () => {
  const deaths = new Deaths(2, 180_000);
  deaths.more(0);
  deaths.forget();
  expect(deaths.more(1)).toBe(true);
});
