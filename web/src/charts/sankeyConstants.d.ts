declare module "plotly.js/src/traces/sankey/constants" {
  const constants: { duration: number };
  export default constants;
}
