import { useEffect, useRef, useState } from 'react';
import { EMPTY_COURSE, type PowerCourse, type PowerSample, addSample } from './power-course';

const SAMPLE_EVERY_MS = 2_000;

/**
 * Records the watts since the component was mounted.
 * @param watts the newest ones by series; null while none are known.
 */
export function usePowerCourse(watts: PowerSample['watts'] | null): PowerCourse {
  const [course, setCourse] = useState(EMPTY_COURSE);
  const newest = useRef(watts);
  useEffect(() => {
    newest.current = watts;
  }, [watts]);
  const isKnown = watts !== null;
  useEffect(() => {
    if (!isKnown) return;
    const record = () => {
      const current = newest.current;
      if (current) setCourse((before) => addSample(before, { at: Date.now(), watts: current }));
    };
    record();
    const timer = setInterval(record, SAMPLE_EVERY_MS);
    return () => clearInterval(timer);
  }, [isKnown]);
  return course;
}
