def generate_metadata(element_folder, *, compliance_report=None, cost_report=None, validation_report=None):
    return []
