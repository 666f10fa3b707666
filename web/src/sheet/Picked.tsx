import { Icon } from "../ui/Icon";
import { Name } from "../ui/Name";

interface PickedProps {
  name: string;
  value: string;
  onEvents: () => void;
  onFilter?: () => void;
  onClose: () => void;
}

/** What to do with the bar, cell or point that was pressed: see its events, or narrow the view to it. */
export function Picked({ name, value, onEvents, onFilter, onClose }: PickedProps) {
  return (
    <div className="picked" role="group" aria-label={`Selected: ${name}`}>
      <span className="picked-name">
        <Name value={name} length={48} /> <b>{value}</b>
      </span>
      <button type="button" className="button" onClick={onEvents}>
        Show events
      </button>
      {onFilter && (
        <button type="button" className="button" onClick={onFilter}>
          Filter to it
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Nothing selected" onClick={onClose}>
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}
