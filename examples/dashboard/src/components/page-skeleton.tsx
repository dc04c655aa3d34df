import { Skeleton, Stack } from '@mantine/core';

/** Is shown until a page and its first data are loaded. */
export function PageSkeleton() {
  return (
    <Stack p="md" role="status" aria-label="Loading">
      <Skeleton h={32} w="min(16rem, 60%)" />
      <Skeleton h={120} />
      <Skeleton h={120} />
    </Stack>
  );
}
