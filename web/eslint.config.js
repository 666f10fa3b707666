import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Which room may use which. A feature never imports a feature. */
const walls = {
  app: ["features", "sheet", "charts", "ui", "api", "view"],
  features: ["sheet", "charts", "ui", "api", "view"],
  sheet: ["charts", "ui", "api", "view"],
  charts: ["ui", "api"],
  ui: ["api"],
  view: ["api"],
  api: [],
};

export default tseslint.config(
  { ignores: ["target", "node_modules", "public", "e2e/results", "src/api/schema.d.ts"] },
  ...tseslint.configs.recommended,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.flatConfigs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { boundaries },
    settings: {
      "import/resolver": { node: { extensions: [".ts", ".tsx"] } },
      "boundaries/elements": [
        { type: "features", pattern: "src/features/*", capture: ["feature"] },
        ...["app", "sheet", "charts", "ui", "api", "view"].map((type) => ({ type, pattern: `src/${type}` })),
      ],
    },
    rules: {
      "boundaries/element-types": [
        "error",
        {
          default: "disallow",
          rules: Object.entries(walls).map(([from, allow]) => ({
            from,
            allow:
              from === "features"
                ? [...allow, ["features", { feature: "${from.feature}" }]]
                : [...allow, from],
          })),
        },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
);
