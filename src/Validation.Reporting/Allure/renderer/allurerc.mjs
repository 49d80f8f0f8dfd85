// Allure's configuration of one run. All that differs between runs is in the JSON file named by VALIDATION_ALLURE_SETTINGS.
import { readFileSync } from "node:fs";

const run = JSON.parse(readFileSync(process.env.VALIDATION_ALLURE_SETTINGS, "utf8"));

// An environment's name and id have to be the same: resolutions go by the name, everything else by the id.
const environment = ({ name, variables }) => [
  name,
  { name, variables, matcher: ({ labels }) => labels.some((label) => label.name === "runtime" && label.value === name) },
];

export default {
  // The page's title, and the name of the run's point in the trend.
  name: run.reportName,
  output: run.output,
  historyPath: run.historyPath,
  appendHistory: true,
  // The parameter says the same.
  hideLabels: ["runtime"],
  environments: Object.fromEntries([environment(run.subject), environment(run.baseline)]),
  categories: {
    rules: run.categories.map(({ name, matchedStatuses, messageRegex }) => ({
      name,
      matchers: [{ statuses: matchedStatuses, message: messageRegex }],
      groupByMessage: false,
      expand: true,
    })),
  },
  resolutions: {
    knownIssuesPath: run.knownIssuesPath,
    rules: [
      {
        resolution: "accepted",
        comment: run.baselineComment,
        environment: [run.baseline.name],
        messageRegexp: run.baselineMessage,
      },
    ],
  },
  performance: { metrics: run.metrics },
  plugins: {
    agent: { enabled: false },
    awesome: {
      options: {
        reportName: run.reportName,
        singleFile: true,
        groupBy: ["epic", "feature"],
        reportLanguage: "en",
        theme: "light",
      },
    },
  },
};
