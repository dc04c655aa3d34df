/** The query that explorers open with: the hubs of a room and the devices plugged into them. */
export const FIRST_QUERY = `query Rooms {
  viewer {
    kind
    email
  }
  spaces(first: 3) {
    nodes {
      name
      power {
        wattage
      }
      hubs {
        nodes {
          name
          online
          product {
            name
          }
          state {
            activePort {
              name
            }
          }
          ports {
            name
            connected
            device {
              vendorName
            }
          }
        }
      }
    }
  }
}
`;
