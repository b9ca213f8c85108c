// Readers of data that is not trusted: each gives a value of its type, or throws a FigureError that says where.

/** What a figure is made of besides its JSON. */
export interface Source {
  /** The numbers of all its arrays, one after the other. */
  readonly numbers: Float64Array;
}

/** What is wrong with the data of a figure. */
export class FigureError extends Error {}

export type Read<Value> = (value: unknown, source: Source, path: string) => Value;
/** The type of what a reader gives. */
export type Parsed<Reader> = Reader extends Read<infer Value> ? Value : never;

/** A number within bounds. */
export function number(low = -Number.MAX_VALUE, high = Number.MAX_VALUE): Read<number> {
  return (value, _source, path) =>
    typeof value === "number" && value >= low && value <= high ? value : fail(path, `a number in [${low}, ${high}]`);
}

export function integer(low: number, high: number): Read<number> {
  const read = number(low, high);
  return (value, source, path) =>
    Number.isInteger(value) ? read(value, source, path) : fail(path, `an integer in [${low}, ${high}]`);
}

/** A text; what is longer than a page is cut. */
export const text: Read<string> = (value, _source, path) =>
  typeof value === "string" ? value.slice(0, longestText) : fail(path, "a text");

export const flag: Read<boolean> = (value, _source, path) =>
  typeof value === "boolean" ? value : fail(path, "true or false");

/** A color as SVG writes it: `none`, or six or eight hexadecimal digits. */
export const color: Read<string> = (value, _source, path) =>
  typeof value === "string" && /^(none|#[0-9a-f]{6}([0-9a-f]{2})?)$/.test(value) ? value : fail(path, "a color");

/** A part of the numbers, given by where it begins and how long it is. */
export const numbers: Read<Float64Array> = (value, source, path) => {
  const [start, length] = Array.isArray(value) ? value : [];
  const { numbers } = source;
  const fits = Number.isInteger(start) && Number.isInteger(length) && start >= 0 && length >= 0;
  if (!fits || start + length > numbers.length) return fail(path, "a part of the numbers");
  return numbers.subarray(start, start + length);
};

export function oneOf<const Name extends string>(...names: readonly Name[]): Read<Name> {
  return (value, _source, path) => names.find((name) => name === value) ?? fail(path, `one of ${names.join(", ")}`);
}

export function optional<Value>(read: Read<Value>): Read<Value | null> {
  return (value, source, path) => (value === null ? null : read(value, source, path));
}

export function list<Value>(read: Read<Value>, longest = 10_000): Read<readonly Value[]> {
  return (value, source, path) =>
    Array.isArray(value) && value.length <= longest
      ? value.map((item, place) => read(item, source, `${path}[${place}]`))
      : fail(path, `a list of at most ${longest}`);
}

export function pair<Value>(read: Read<Value>): Read<readonly [Value, Value]> {
  const both = list(read, 2);
  return (value, source, path) => {
    const [first, second, ...more] = both(value, source, path);
    return first !== undefined && second !== undefined && more.length === 0 ? [first, second] : fail(path, "a pair");
  };
}

type Fields = Readonly<Record<string, Read<unknown>>>;
type Read_<Shape extends Fields> = { readonly [Name in keyof Shape]: Parsed<Shape[Name]> };

/** An object with these fields; others are left out. */
export function object<Shape extends Fields>(shape: Shape): Read<Read_<Shape>> {
  return (value, source, path) => {
    if (!isRecord(value)) return fail(path, "an object");
    const entries = Object.entries(shape).map(([name, read]) => [name, read(value[name], source, `${path}.${name}`)]);
    // SAFETY: there is one entry for each field, read by its reader.
    return Object.fromEntries(entries) as Read_<Shape>;
  };
}

/** One of several objects, told apart by their `kind`. */
export function union<Shapes extends Readonly<Record<string, Fields>>>(
  shapes: Shapes,
): Read<{ [Kind in keyof Shapes & string]: { readonly kind: Kind } & Read_<Shapes[Kind]> }[keyof Shapes & string]> {
  const readers = new Map(Object.entries(shapes).map(([kind, shape]) => [kind, object(shape)]));
  return (value, source, path) => {
    const { kind } = isRecord(value) ? value : nothing;
    const read = typeof kind === "string" ? readers.get(kind) : undefined;
    if (read === undefined) return fail(`${path}.kind`, `one of ${[...readers.keys()].join(", ")}`);
    // SAFETY: the reader is the one of this kind.
    return { kind, ...read(value, source, path) } as never;
  };
}

const nothing: Readonly<Record<string, unknown>> = {};
const longestText = 5_000;

function fail(path: string, wanted: string): never {
  throw new FigureError(`${path} is not ${wanted}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
