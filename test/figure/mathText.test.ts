import { expect, test } from "vitest";
import { textWidth } from "../../runtime/python/figure/lettering.ts";
import { mathRuns } from "../../runtime/python/figure/mathText.ts";

const plain = (line: string) =>
  mathRuns(line)
    .map(({ text }) => text)
    .join("");

test.each([
  ["no formula", "no formula"],
  ["costs $5", "costs $5"],
  [String.raw`\$5 and \$6`, "$5 and $6"],
  ["$x^2$ grows", "x2 grows"],
  [String.raw`$\alpha_0 \leq \sqrt{\beta}$`, "α0≤√(β)"],
  [String.raw`$\frac{1}{2}$`, "1/2"],
  [String.raw`$\mathbb{R}^n$`, "ℝn"],
  [String.raw`$\hat{x}$`, "x\u0302"],
  [String.raw`$\log p(x)$`, "logp(x)"],
  ["$-1$", "−1"],
  [String.raw`$\unknown{x}$`, "unknownx"],
  ["$}{$", ""],
  ["${{{{x$", "x"],
  ["$x^$", "x"],
  ["$$", ""],
])("%s is written as %s", (line, written) => {
  expect(plain(line)).toBe(written);
});

test("Letters of a formula are italic, digits and names are not.", () => {
  expect(mathRuns(String.raw`$x_1 \mathrm{d} \mathbf{w}$`)).toMatchObject([
    { text: "x", isItalic: true, level: 0 },
    { text: "1", isItalic: false, level: -1, depth: 1 },
    { text: "d", isItalic: false },
    { text: "w", isBold: true },
  ]);
});

test("Wide letters are wider than narrow ones, and scripts are small.", () => {
  expect(textWidth("mmm", 10)).toBeGreaterThan(2 * textWidth("iii", 10));
  expect(textWidth("$x^{2}$", 10)).toBeLessThan(textWidth("$x2$", 10));
  expect(textWidth("one\nlonger line", 10)).toBe(textWidth("longer line", 10));
  expect(textWidth("日本", 10)).toBe(20);
});
