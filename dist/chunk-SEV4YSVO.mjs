
import{$ as r,_ as o,aa as m,ba as p}from"./chunk-57SS5DWC.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-ZSRY7YOE.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
