import type { Problem } from "./types";

/** A request that did not succeed; carries what the server said, with its id. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ApiError";
    this.problem = problem;
  }
}

export function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return send<T>(path, { signal });
}

export function postJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return send<T>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

/** Sends a file as it is. */
export function sendFile<T>(path: string, file: File): Promise<T> {
  return send<T>(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
}

export function putJson<T>(path: string, body: unknown): Promise<T> {
  return withBody<T>("PUT", path, body);
}

export function patchJson<T>(path: string, body: unknown): Promise<T> {
  return withBody<T>("PATCH", path, body);
}

function withBody<T>(method: string, path: string, body: unknown): Promise<T> {
  return send<T>(path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function deleteJson<T>(path: string): Promise<T> {
  return send<T>(path, { method: "DELETE" });
}

const NO_CONTENT = 204;

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await reach(path, init);
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === NO_CONTENT ? undefined : await response.json()) as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError({
      title: "The server cannot be reached",
      detail: "The server does not answer. It may have been stopped; what is on screen is the last answer.",
      status: 0,
      code: "unreachable",
    });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    title: `The server answered ${response.status}`,
    status: response.status,
    id: response.headers.get("x-request-id") ?? undefined,
  };
  const text = await response.text();
  try {
    return { ...fallback, ...(JSON.parse(text) as Partial<Problem>), status: response.status };
  } catch {
    // Not JSON: some proxy answered. The status is all there is to say.
    return fallback;
  }
}

/** The error to show for whatever was thrown. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return { title: error instanceof Error ? error.message : "Something went wrong", status: 0 };
}
