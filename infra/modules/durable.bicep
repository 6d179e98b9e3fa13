// Where orchestrations live by default: a Durable Task Scheduler and the app's task hub in it. It bills by the action, pushes work instead of being polled, and
// scales Container Apps by what is waiting.

param location string
param tags object
param resourceToken string

@description('The task hub, as host.json calls it.')
param hubName string

@description('Consumption bills by the action (500 a second at most); Dedicated by the hour (2,000 a second for each unit).')
@allowed(['Consumption', 'Dedicated'])
param sku string

@description('Days that ended orchestrations stay, for looking at and for telling a second upload of the same blob from the first.')
param retentionDays int = 7

param privateNetworking bool

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: 'dts-${resourceToken}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: sku
      capacity: sku == 'Dedicated' ? 1 : null
    }
    // An empty list lets nobody in. Addresses are no protection where instances come and go: who comes in is decided by Entra ID.
    ipAllowlist: privateNetworking ? [] : ['0.0.0.0/0']
    publicNetworkAccess: privateNetworking ? 'Disabled' : 'Enabled'
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: hubName
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      {
        retentionPeriodInDays: retentionDays
      }
    ]
  }
}

output schedulerName string = scheduler.name
output schedulerId string = scheduler.id
output endpoint string = scheduler.properties.endpoint
