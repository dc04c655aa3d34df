import { type BatchPlan, type BatchSituation, planBatch } from '../../../src/datasources/batch-plan.js';

const whole = (size: number) => ({ size, whole: true });
const thin = (size: number) => ({ size, whole: false });

describe('planBatch', () => {
  it.each<[string, BatchSituation, BatchPlan]>([
    [
      'reads one hub singly without statistics',
      { wanted: 1, listRequested: false, lastList: null },
      'singles',
    ],
    ['reads 30 singly without statistics', { wanted: 30, listRequested: false, lastList: null }, 'singles'],
    [
      'takes the list for 31 without statistics',
      { wanted: 31, listRequested: false, lastList: null },
      'list',
    ],
    [
      'takes the list that is requested anyway, for one',
      { wanted: 1, listRequested: true, lastList: null },
      'list',
    ],
    [
      'takes the list that is requested anyway, although it was thin',
      { wanted: 1, listRequested: true, lastList: thin(9) },
      'list',
    ],
    [
      'takes the list that is requested anyway, although it is long',
      { wanted: 1, listRequested: true, lastList: whole(10_000) },
      'list',
    ],
    [
      'reads one singly, however short the list is',
      { wanted: 1, listRequested: false, lastList: whole(1) },
      'singles',
    ],
    ['takes a short list for two', { wanted: 2, listRequested: false, lastList: whole(40) }, 'list'],
    ['reads two singly of a list of 41', { wanted: 2, listRequested: false, lastList: whole(41) }, 'singles'],
    [
      'takes a list of 10,000 for 500',
      { wanted: 500, listRequested: false, lastList: whole(10_000) },
      'list',
    ],
    ['reads 499 singly of 10,000', { wanted: 499, listRequested: false, lastList: whole(10_000) }, 'singles'],
    [
      'reads all singly if rows were thin',
      { wanted: 500, listRequested: false, lastList: thin(500) },
      'singles',
    ],
    ['takes a list that was empty for two', { wanted: 2, listRequested: false, lastList: whole(0) }, 'list'],
  ])('%s', (_title, situation, plan) => {
    expect(planBatch(situation)).toBe(plan);
  });
});
