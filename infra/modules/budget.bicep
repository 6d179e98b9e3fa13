// What the resource group may cost a month, and who is told when it nears that. It stops nothing.

param name string

@description('In the currency of the bill.')
param amount int

@description('The first day of the month in which the budget was made. Azure refuses another one later, so it is kept by hooks/prepare.')
param startDate string

@description('Who is told beside the owners of the resource group; empty for the action group of alerts.')
param email string

@description('The action group of alerts.')
param peopleId string

// Azure takes no notification that has roles only: one address or one group has to be there.
var emails = empty(email) ? [] : [email]
var people = empty(email) ? [peopleId] : []

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: people
        contactRoles: ['Owner']
      }
      actual100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: people
        contactRoles: ['Owner']
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: people
        contactRoles: ['Owner']
      }
    }
  }
}
