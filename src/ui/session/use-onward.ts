import { type NavigateOptions, useNavigate } from "@solidjs/router";
import { onCleanup } from "solid-js";

/**
 * Where a screen goes on to once something is kept, for as long as it stands: who went elsewhere in the meantime is not
 * fetched back.
 */
export function useOnward(): (to: string, options?: Partial<NavigateOptions>) => void {
  const navigate = useNavigate();
  let stands = true;
  onCleanup(() => {
    stands = false;
  });
  return (to, options) => {
    if (stands) navigate(to, options);
  };
}
