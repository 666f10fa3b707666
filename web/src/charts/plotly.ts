/** Plotly with only the traces that this product draws; loaded when the first chart is. */
import Plotly from "plotly.js/lib/core";
import bar from "plotly.js/lib/bar";
import heatmap from "plotly.js/lib/heatmap";
import sankey from "plotly.js/lib/sankey";

Plotly.register([bar, heatmap, sankey]);

export default Plotly;
