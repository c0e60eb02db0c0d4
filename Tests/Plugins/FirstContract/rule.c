/* A rule as it was written for version 1.0 of the contract, beside the header of that day. Neither is
 * ever changed: what was built then must score the same in every later planner of version 1. */
#include "scoring.h"

#include <stddef.h>
#include <string.h>

static const skillsplan_column_request reads[] = {
    {SKILLSPLAN_TEXT("pair.distance"), SKILLSPLAN_NUMBERS, 0},
    {SKILLSPLAN_TEXT("course.mode"), SKILLSPLAN_CODES, 0},
};

static double most;

static void *create(void *context, skillsplan_text parameters, skillsplan_error *error) {
  (void)context;
  if (parameters.count == 0 || memchr(parameters.bytes, '{', parameters.count) == NULL) {
    skillsplan_say(error, "the parameters are no JSON object");
    return NULL;
  }
  most = 10;
  return &most;
}

static const skillsplan_column_request *columns(void *instance, uint64_t *count) {
  (void)instance;
  *count = sizeof reads / sizeof *reads;
  return reads;
}

/* 1 for a course online, else the part of 10 km that the way is short of. */
static int32_t score(void *instance, const skillsplan_batch *batch, double *scores,
                     skillsplan_error *error) {
  const double *kilometres = batch->columns[0].values;
  const int32_t *modes = batch->columns[1].values;
  const skillsplan_text *names = batch->columns[1].dictionary;
  const double furthest = *(const double *)instance;
  (void)error;
  for (uint64_t i = 0; i < batch->count; i += 1) {
    const int is_online = modes[i] >= 0 && names[modes[i]].count == 6 &&
                          memcmp(names[modes[i]].bytes, "online", 6) == 0;
    const double rest = 1 - kilometres[i] / furthest;
    scores[i] = is_online ? 1 : rest > 0 ? rest : 0;
  }
  return 0;
}

static void destroy(void *instance) { (void)instance; }

static const skillsplan_parameter parameters[] = {
    {SKILLSPLAN_TEXT("part"), SKILLSPLAN_SHARE, 0, 0, 1, SKILLSPLAN_TEXT("25%"), NULL, 0,
     SKILLSPLAN_TEXT("A part of something.")},
};

static const skillsplan_plugin plugin = {
    .magic = SKILLSPLAN_MAGIC,
    .abi_major = SKILLSPLAN_ABI_MAJOR,
    .abi_minor = SKILLSPLAN_ABI_MINOR,
    .size = sizeof(skillsplan_plugin),
    .kind = SKILLSPLAN_SCORE,
    .id = SKILLSPLAN_TEXT("first-contract"),
    .version = SKILLSPLAN_TEXT("1.0.0"),
    .summary = SKILLSPLAN_TEXT("Scores short ways, by the first header."),
    .parameters = parameters,
    .parameter_count = 1,
    .create = create,
    .columns = columns,
    .score = score,
    .destroy = destroy,
};

SKILLSPLAN_EXPORT const skillsplan_plugin *skillsplan_plugin_v1(void) { return &plugin; }
