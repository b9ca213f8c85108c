/** The functions that NumPy computes in floats as wide as the integers they are given. */
export const floatLoops: ReadonlySet<string> = new Set(
  (
    "exp exp2 expm1 log log1p log2 log10 sqrt cbrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh " +
    "arctanh deg2rad radians rad2deg degrees fabs rint spacing arctan2 hypot logaddexp logaddexp2 copysign nextafter heaviside"
  ).split(" "),
);
