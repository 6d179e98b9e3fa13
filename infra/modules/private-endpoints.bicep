// Doors into the network for everything that holds data, and the names by which they are found.

param location string
param tags object
param resourceToken string
param networkId string
param subnetId string
param audioStorageId string
param hostStorageId string
param cosmosAccountId string

@description('The scheduler; empty where orchestrations live in Azure Storage.')
param schedulerId string

@description('The zones are here unless a hub has them already: then the ids of its zones, by the names below.')
param existingZoneIds object

var zoneNames = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  Sql: 'privatelink.documents.azure.com'
  scheduler: 'privatelink.durabletask.io'
}

var always = [
  { name: 'audio-blob', resourceId: audioStorageId, group: 'blob' }
  { name: 'audio-queue', resourceId: audioStorageId, group: 'queue' }
  { name: 'host-blob', resourceId: hostStorageId, group: 'blob' }
  { name: 'host-queue', resourceId: hostStorageId, group: 'queue' }
  { name: 'cosmos', resourceId: cosmosAccountId, group: 'Sql' }
]
var orchestrations = empty(schedulerId)
  ? [{ name: 'host-table', resourceId: hostStorageId, group: 'table' }]
  : [{ name: 'scheduler', resourceId: schedulerId, group: 'scheduler' }]
var doors = concat(always, orchestrations)
var groups = map(doors, door => door.group)
var newZones = filter(items(zoneNames), zone => contains(groups, zone.key) && !contains(existingZoneIds, zone.key))

// Plain JSON: this resource type is missing among the type descriptions that the repository is checked against.
module zones 'private-dns.json' = {
  name: 'private-dns'
  params: {
    zoneNames: map(newZones, zone => zone.value)
    networkId: networkId
    linkName: 'link-${resourceToken}'
    tags: tags
  }
}

resource endpoints 'Microsoft.Network/privateEndpoints@2025-07-01' = [for door in doors: {
  name: 'pe-${door.name}-${resourceToken}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: door.name
        properties: {
          privateLinkServiceId: door.resourceId
          groupIds: [door.group]
        }
      }
    ]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-07-01' = [for (door, i) in doors: {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: toLower(door.group)
        properties: {
          privateDnsZoneId: contains(existingZoneIds, door.group) ? existingZoneIds[door.group] : resourceId('Microsoft.Network/privateDnsZones', zoneNames[door.group])
        }
      }
    ]
  }
  dependsOn: [zones]
}]
