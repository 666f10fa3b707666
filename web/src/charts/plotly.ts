/** Plotly with only the traces that this product draws; loaded when the first chart is. */
import Plotly from "plotly.js/lib/core";
import bar from "plotly.js/lib/bar";
import heatmap from "plotly.js/lib/heatmap";
import sankey from "plotly.js/lib/sankey";
import sankeyConstants from "plotly.js/src/traces/sankey/constants";

// Plotly knows no setting for this: bars that are still on their way from old numbers tell untrue ones.
sankeyConstants.duration = 0;

Plotly.register([bar, heatmap, sankey]);

export default Plotly;
