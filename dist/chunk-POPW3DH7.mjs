
import{$ as m,Z as o,_ as r,aa as p}from"./chunk-BSSUJN72.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-XZMJICNU.mjs";import"./chunk-JPYLIHTN.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
