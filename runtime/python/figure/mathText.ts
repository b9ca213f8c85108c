// Formulas between dollar signs, as far as letters, scripts and signs make them: everything else stands as it is.

/** A piece of a text in one style. */
export interface Run {
  readonly text: string;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  /** How many levels above (superscripts) or below (subscripts) the line. */
  readonly level: number;
  /** How often it is made smaller. */
  readonly depth: number;
}

/** The runs of one line: outside of dollar signs a text is one run. */
export function mathRuns(line: string): readonly Run[] {
  const plain = { isItalic: false, isBold: false, level: 0, depth: 0 };
  const parts = line.split(/(?<!\\)\$/);
  const isFormula = (place: number) => place % 2 === 1 && place < parts.length - 1;
  // An odd dollar sign is money.
  const runs = parts.flatMap((part, place) =>
    isFormula(place)
      ? new Formula(part).runs()
      : [{ ...plain, text: (place % 2 === 1 ? "$" : "") + part.replaceAll("\\$", "$") }],
  );
  return runs.filter(({ text }) => text !== "");
}

type Style = Omit<Run, "text">;

/** Reads a formula from left to right. */
class Formula {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = source.match(/\\[a-zA-Z]+|\\.|[^\s]/gu) ?? [];
  }

  runs(): readonly Run[] {
    return this.#sequence({ isItalic: true, isBold: false, level: 0, depth: 0 });
  }

  #sequence(style: Style): readonly Run[] {
    const runs: Run[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== "}") runs.push(...this.#atom(style));
    this.#at++;
    return runs;
  }

  #atom(style: Style): readonly Run[] {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return [];
    if (token === "{") return this.#sequence(style);
    if (token === "^" || token === "_") {
      const level = style.level + (token === "^" ? 1 : -1) * 0.7 ** style.depth;
      return this.#atom({ ...style, level, depth: style.depth + 1 });
    }
    if (!token.startsWith("\\")) return [sign(token, style)];
    const name = token.slice(1);
    if (name === "frac" || name === "dfrac") {
      return [...this.#atom(style), { ...style, isItalic: false, text: "/" }, ...this.#atom(style)];
    }
    if (name === "sqrt") {
      const root = { ...style, isItalic: false };
      return [{ ...root, text: "√(" }, ...this.#atom(style), { ...root, text: ")" }];
    }
    if (name in alphabets) return this.#atom({ ...style, ...alphabets[name] });
    if (name in accents) {
      const runs = this.#atom(style);
      return runs.map((run, place) => (place === 0 ? { ...run, text: run.text + accents[name] } : run));
    }
    if (name in blackboard) return this.#atom(style).map((run) => ({ ...run, text: doubleStruck(run.text) }));
    if (name in signs) return [{ ...style, isItalic: /^[α-ω]$/.test(signs[name]!), text: signs[name]! }];
    return /^[a-zA-Z]/.test(name) ? [{ ...style, isItalic: false, text: name }] : [{ ...style, text: name }];
  }
}

function sign(character: string, style: Style): Run {
  if (character === "-") return { ...style, isItalic: false, text: "−" };
  if (character === "*") return { ...style, isItalic: false, text: "∗" };
  if (character === "'") return { ...style, isItalic: false, text: "′" };
  const spaced = /^[=<>+]$/.test(character) && style.depth === 0 ? ` ${character} ` : character;
  return { ...style, isItalic: style.isItalic && /\p{L}/u.test(character), text: character === "," ? ", " : spaced };
}

function doubleStruck(text: string): string {
  return text.replace(/[CHNPQRZE]/g, (letter) => blackboardLetters[letter]!);
}

const upright = { isItalic: false };
const alphabets: Readonly<Record<string, Partial<Style>>> = {
  mathrm: upright,
  text: upright,
  operatorname: upright,
  mathsf: upright,
  mathtt: upright,
  mathcal: {},
  mathit: { isItalic: true },
  mathbf: { isItalic: false, isBold: true },
  boldsymbol: { isBold: true },
  left: upright,
  right: upright,
  displaystyle: {},
};

const accents: Readonly<Record<string, string>> = {
  hat: "\u0302",
  tilde: "\u0303",
  bar: "\u0304",
  overline: "\u0305",
  dot: "\u0307",
  ddot: "\u0308",
  vec: "\u20d7",
};

const blackboard: Readonly<Record<string, true>> = { mathbb: true };
const blackboardLetters: Readonly<Record<string, string>> = {
  C: "ℂ",
  E: "𝔼",
  H: "ℍ",
  N: "ℕ",
  P: "ℙ",
  Q: "ℚ",
  R: "ℝ",
  Z: "ℤ",
};

const signs: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ " +
    "nu ν xi ξ omicron ο pi π varpi ϖ rho ρ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω " +
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω " +
    "times × cdot · cdots ⋯ ldots … dots … pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • " +
    "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫ " +
    "to → rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ mapsto ↦ uparrow ↑ downarrow ↓ " +
    "sum ∑ prod ∏ int ∫ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ " +
    "emptyset ∅ ell ℓ hbar ℏ Re ℜ Im ℑ degree ° prime ′ dagger † angle ∠ perp ⊥ parallel ∥ mid ∣ vert | Vert ‖ " +
    "otimes ⊗ oplus ⊕ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ neg ¬ wedge ∧ vee ∨ top ⊤ bot ⊥"
  )
    .split(" ")
    .reduce<[string, string][]>(
      (pairs, word, place, words) => {
        if (place % 2 === 1) pairs.push([words[place - 1]!, word]);
        return pairs;
      },
      [
        ["quad", "  "],
        [",", " "],
        [";", " "],
        [":", " "],
        ["!", ""],
        [" ", " "],
      ],
    ),
);
