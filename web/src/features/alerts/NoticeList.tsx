import { problemFrom } from "../../api/client";
import { useNotices, useReadNotice, type Notice } from "../../api/notices";
import { formatInstant } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";

/** What the viewer was told, the latest first. */
export function NoticeList({ zone }: { zone: string }) {
  const { data, error, refetch } = useNotices();
  const read = useReadNotice();
  return (
    <section className="panel panel-alone" aria-label="Notices">
      <header className="panel-head">
        <div>
          <h2>Notices</h2>
          <p className="panel-caption">
            What alerts and schedules told you, each with the figure it is about.
          </p>
        </div>
        {data && data.unread > 0 && (
          <div className="panel-tools">
            <button type="button" className="button" onClick={() => read.mutate(null)}>
              Mark all as read
            </button>
          </div>
        )}
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={200} />}
      {data?.notices.length === 0 && (
        <EmptyNotice title="Nothing was told yet.">
          <p>What alerts find stands here, whether or not it is sent elsewhere too.</p>
        </EmptyNotice>
      )}
      {data && data.notices.length > 0 && (
        <ol className="notices">
          {data.notices.map((notice) => (
            <Told key={notice.id} notice={notice} zone={zone} onRead={() => read.mutate(notice.id)} />
          ))}
        </ol>
      )}
    </section>
  );
}

const KINDS: Record<string, string> = {
  fired: "Fired",
  still_firing: "Still firing",
  recovered: "Recovered",
  cannot_be_judged: "Cannot be judged",
  schedule_failed: "Schedule failed",
};

interface ToldProps {
  notice: Notice;
  zone: string;
  onRead: () => void;
}

function Told({ notice, zone, onRead }: ToldProps) {
  const unread = notice.readAt === null;
  return (
    <li className={unread ? "notice-row notice-unread" : "notice-row"}>
      <div>
        <p className="notice-head">
          <span className="kicker">{KINDS[notice.kind] ?? notice.kind}</span>
          <time dateTime={notice.at}>{formatInstant(notice.at, zone)}</time>
          {unread && <span className="notice-new">unread</span>}
        </p>
        <p className="notice-title">{notice.title}</p>
        <p>{notice.text}</p>
        {notice.delivery === "failed" && <p className="notice-failed">Not sent: {notice.message}</p>}
      </div>
      <p className="notice-acts">
        {notice.link !== "" && (
          <a className="button button-quiet" href={notice.link} onClick={() => unread && onRead()}>
            Show the figure
          </a>
        )}
        {unread && (
          <button type="button" className="button button-quiet" onClick={onRead}>
            Mark as read
          </button>
        )}
      </p>
    </li>
  );
}
