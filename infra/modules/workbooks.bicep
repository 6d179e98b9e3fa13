// Two pages in the portal: what songs cost, and how the service is doing.

param location string
param tags object
param workspaceId string

resource cost 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workbook', 'cost')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'GenreFunctions: cost per song'
    category: 'workbook'
    sourceId: workspaceId
    version: '1.0'
    serializedData: string(loadJsonContent('../workbooks/cost.workbook.json'))
  }
}

resource operations 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workbook', 'operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'GenreFunctions: operations'
    category: 'workbook'
    sourceId: workspaceId
    version: '1.0'
    serializedData: string(loadJsonContent('../workbooks/operations.workbook.json'))
  }
}

output costId string = cost.id
output operationsId string = operations.id
