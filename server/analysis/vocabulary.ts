// The words that Python, JAX and the modules of a document know, for telling those that are half typed.

import { arrayMethods, arrayProperties } from "../../runtime/api/arrayMethods.ts";
import { api, apiFunctions } from "../../runtime/api/table.ts";
import { memberWords, type Vocabulary } from "../syntax/halfTyped.ts";
import type { ImportedModules } from "./importedModules.ts";
import { nativeModules } from "./nativeModules.ts";

/** The vocabulary of programs that import these modules of the user's own. */
export function vocabularyWith({ modules }: ImportedModules): Vocabulary {
  const bodies = modules.flatMap(({ program }) => program?.module.body.map(({ body }) => body) ?? []);
  if (bodies.length === 0) return everywhere;
  const members = memberWords(bodies);
  const { builtIns, attributes, parameters } = everywhere;
  return {
    builtIns,
    attributes: new Set([...attributes, ...members]),
    parameters: new Set([...parameters, ...members]),
  };
}

/** What Python binds in every module, and IPython in every cell. */
const builtIns =
  "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip " +
  "__annotations__ __builtins__ __class__ __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__ __path__ __spec__ _ __ ___ In Out display get_ipython";

/** The methods of Python's own values, and of `x.at[index]`. */
const methods =
  "add append as_integer_ratio bit_count bit_length capitalize casefold center clear conjugate copy count denominator difference difference_update discard encode endswith expandtabs extend find format format_map from_bytes fromhex fromkeys get hex imag index indices insert intersection intersection_update is_integer isalnum isalpha isascii isdecimal isdigit isdisjoint isidentifier islower isnumeric isprintable isspace issubset issuperset istitle isupper items join keys ljust lower lstrip maketrans numerator partition pop popitem real remove removeprefix removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip setdefault sort split splitlines start startswith step stop strip swapcase symmetric_difference symmetric_difference_update title to_bytes translate union update upper values zfill " +
  "set subtract multiply mul divide power min max apply";

const everywhere: Vocabulary = {
  builtIns: new Set(builtIns.split(" ")),
  attributes: new Set([
    ...methods.split(" "),
    ...[...api.keys(), ...nativeModules.keys()].flatMap((name) => name.split(".")),
    ...arrayProperties,
    ...arrayMethods.map(({ name }) => name),
  ]),
  parameters: new Set([
    ...apiFunctions.flatMap(({ signature }) => signature.parameters.map(({ name }) => name)),
    ...arrayMethods.flatMap(({ signature }) => signature.match(/\w+(?==)/g) ?? []),
  ]),
};
