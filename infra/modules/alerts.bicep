// What somebody is told of. All but the last count the app's own metrics, of which none is sampled away; requests are a sample. Every query finds a row for each thing that is wrong and none when all is well; a quiet service gives no alert, because nothing is
// divided by nothing.

param location string
param tags object
param resourceToken string
param workspaceId string
param topicId string

@description('Who is told; empty for the owners of the subscription.')
param email string

@description('Percent of executions that may fail within a quarter of an hour.')
param failureRatePercent int

@description('Seconds that a song may wait from its upload to its beginning.')
param queueAgeLimitSeconds int

@description('What a song may cost on average over an hour, in the price book\'s currency: a number such as 0.01.')
param songCostLimit string

// A built-in role, the same in every tenant.
var owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${resourceToken}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'genre'
    enabled: true
    emailReceivers: empty(email) ? [] : [
      {
        name: 'team'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
    armRoleReceivers: empty(email) ? [
      {
        name: 'owners'
        roleId: owner
        useCommonAlertSchema: true
      }
    ] : []
  }
}

var rules = [
  {
    name: 'poison'
    displayName: 'A song could not be tagged'
    description: 'A song was given up on and is recorded as failed: look at its message in the page, and tag it again when the cause is gone. Or a message was dropped that nobody can read: the log says why.'
    severity: 2
    frequency: 'PT5M'
    window: 'PT10M'
    query: 'AppMetrics | where Name == "genre.poison.count" | extend outcome = tostring(Properties["outcome"]) | where outcome in ("failed", "unreadable") | summarize messages = sum(Sum) by outcome | where messages > 0'
  }
  {
    name: 'failures'
    displayName: 'Executions fail'
    description: 'More executions than usual fail. The workbook of operations says which function, and why.'
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    query: 'AppMetrics | where Name == "genre.execution.duration" | extend outcome = tostring(Properties["outcome"]) | summarize failed = sumif(ItemCount, outcome == "failed"), executions = sum(ItemCount) | where executions >= 20 and 100.0 * failed / executions > ${failureRatePercent}'
  }
  {
    name: 'queue-age'
    displayName: 'Songs wait for long'
    description: 'Songs wait longer from their upload to their beginning than they should. More instances, or a look at the operations workbook.'
    severity: 3
    frequency: 'PT5M'
    window: 'PT15M'
    query: 'AppMetrics | where Name == "genre.queue.age" | summarize longest = max(Max) | where longest > ${queueAgeLimitSeconds}'
  }
  {
    name: 'song-cost'
    displayName: 'Songs have become dear'
    description: 'A song costs more on average than the limit. The cost workbook says on which plan and since when, the page says why.'
    severity: 3
    frequency: 'PT15M'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "genre.song.cost" | summarize cost = sum(Sum), songs = sum(ItemCount) | where songs > 0 and cost / songs > ${songCostLimit}'
  }
]

// Plain JSON: this resource type is missing among the type descriptions that the repository is checked against.
module logAlerts 'log-alert.json' = [for rule in rules: {
  name: 'alert-${rule.name}'
  params: {
    name: 'alert-${rule.name}-${resourceToken}'
    location: location
    tags: tags
    displayName: rule.displayName
    description: rule.description
    severity: rule.severity
    query: rule.query
    frequency: rule.frequency
    window: rule.window
    workspaceId: workspaceId
    actionGroupIds: [people.id]
  }
}]

// An upload that was never heard of leaves no trace in the app.
resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-undelivered-${resourceToken}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up on the news of an upload. It lies in the container dead-letters; upload the song again, or tag it again by its id.'
    severity: 2
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead letters'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

output peopleId string = people.id
