/* The shipped rule outcomes, in plain C: all that it needs is scoring.h. */
#include "scoring.h"

#include <stdlib.h>
#include <string.h>

/* What one use of the rule needs: its one parameter. */
typedef struct outcomes {
  double missing;
} outcomes;

static const skillsplan_parameter parameters[] = {{
    .name = SKILLSPLAN_TEXT("missing"),
    .type = SKILLSPLAN_SHARE,
    .minimum = 0,
    .maximum = 1,
    .default_value = SKILLSPLAN_TEXT("0.5"),
    .documentation = SKILLSPLAN_TEXT("The score of a course whose outcomes are not published."),
}};

static const skillsplan_column_request requests[] = {
    {SKILLSPLAN_TEXT("course.outcomes"), SKILLSPLAN_NUMBERS, 0}};

/* More of the column never scores less; the checks hold the rule to it. */
static const uint32_t directions[] = {SKILLSPLAN_RISING};

/* The settings are {"missing":NUMBER}: the host fills in the default, and checks the range. */
static void *create(void *context, skillsplan_text settings, skillsplan_error *error) {
  (void)context;
  static const char key[] = "\"missing\":";
  char text[256];
  if (settings.count >= sizeof text) {
    skillsplan_say(error, "the settings are too long");
    return NULL;
  }
  memcpy(text, settings.bytes, settings.count);
  text[settings.count] = 0;
  const char *value = strstr(text, key);
  outcomes *rule = value ? malloc(sizeof *rule) : NULL;
  if (!rule) {
    skillsplan_say(error, value ? "there is no memory" : "missing is not given");
    return NULL;
  }
  rule->missing = strtod(value + sizeof key - 1, NULL);
  return rule;
}

static const skillsplan_column_request *columns(void *instance, uint64_t *count) {
  (void)instance;
  *count = 1;
  return requests;
}

static const uint32_t *traits(void *instance, uint64_t *count) {
  (void)instance;
  *count = 1;
  return directions;
}

static int32_t score(void *instance, const skillsplan_batch *batch, double *scores,
                     skillsplan_error *error) {
  (void)error;
  const outcomes *rule = instance;
  const double *shares = batch->columns[0].values;
  /* A missing share is not a number, and so not equal to itself. */
  for (uint64_t i = 0; i < batch->count; i += 1)
    scores[i] = shares[i] == shares[i] ? shares[i] : rule->missing;
  return 0;
}

static void destroy(void *instance) { free(instance); }

static const skillsplan_plugin plugin = {
    .magic = SKILLSPLAN_MAGIC,
    .abi_major = SKILLSPLAN_ABI_MAJOR,
    .abi_minor = SKILLSPLAN_ABI_MINOR,
    .size = sizeof(skillsplan_plugin),
    .kind = SKILLSPLAN_SCORE,
    .id = SKILLSPLAN_TEXT("outcomes-in-c"),
    .version = SKILLSPLAN_TEXT("1.0.0"),
    .summary = SKILLSPLAN_TEXT(
        "Scores providers by the share of their learners with a sustained destination."),
    .parameters = parameters,
    .parameter_count = 1,
    .create = create,
    .columns = columns,
    .score = score,
    .destroy = destroy,
    .documentation = SKILLSPLAN_TEXT(
        "What it rewards\n"
        "  Providers whose learners at the course's level went on to a sustained job or further learning.\n"
        "\n"
        "Why\n"
        "  A place is worth as much as what follows from it.\n"
        "\n"
        "Formula\n"
        "  The share of the provider's learners at that level with a sustained positive destination, as\n"
        "  it is; missing where none is published.\n"
        "\n"
        "Source\n"
        "  Further education outcomes, table PRV02 (Department for Education)."),
    .traits = traits,
};

const skillsplan_plugin *skillsplan_plugin_v1(void) { return &plugin; }
