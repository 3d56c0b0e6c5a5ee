
import{$ as p,Y as o,Z as r,_ as m}from"./chunk-ADTZJVPG.mjs";import"./chunk-MN27ZUPE.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
