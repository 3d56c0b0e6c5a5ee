
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-MN27ZUPE.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
