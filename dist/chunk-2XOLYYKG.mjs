
import{$ as p,Y as o,Z as r,_ as m}from"./chunk-FLPLZZ3Y.mjs";import"./chunk-4JPSS4BX.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
