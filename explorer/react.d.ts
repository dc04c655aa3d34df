/** The part of React that the page calls and GraphiQL's types refer to. */
declare module 'react' {
  export type ReactNode = object | string | number | boolean | null | undefined;
  export type FC<Props = object> = (props: Props) => ReactNode;
  export type ComponentType<Props = object> = FC<Props>;
  export type Dispatch<Action> = (action: Action) => void;
  export type ComponentPropsWithoutRef<Component> = Component extends (props: infer Props) => unknown
    ? Props
    : { className?: string };

  export function useEffect(effect: () => void, dependencies: readonly unknown[]): void;
  export function createElement<Props>(
    component: (props: Props) => unknown,
    props: Props,
    ...children: ReactNode[]
  ): ReactNode;
  export function createElement(
    tag: string,
    props: { className?: string } | null,
    ...children: ReactNode[]
  ): ReactNode;
}

declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  export function createRoot(container: Element): { render(node: ReactNode): void };
}
